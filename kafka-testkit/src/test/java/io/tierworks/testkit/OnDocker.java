package io.tierworks.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs the tests of a class on a broker in a container, whatever `tierworks.broker` says. On a
/// machine without Docker they are skipped with a reason; with `-Dtierworks.docker=required` they
/// fail.
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDocker {}
