package io.tierworks.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The tests of this class run on a broker in a container, whatever `tierworks.broker` says. Where
/// there is none they are skipped and say why; with `-Dtierworks.docker=required` they fail.
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDocker {}
