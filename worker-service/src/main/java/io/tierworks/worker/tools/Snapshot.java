package io.tierworks.worker.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names the state of a workspace: the commit of a git checkout, or else a digest over the names,
/// sizes and times of its files. The commit says nothing about changes that are not committed.
final class Snapshot {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
  private static final String REF = "ref: ";
  private static final int SHOWN = 16;

  private Snapshot() {}

  /// `git:<commit>` or `files:<digest>`.
  static String of(Workspace workspace) throws IOException, InterruptedException {
    var commit = commit(workspace.root().resolve(".git"));
    return commit.isPresent() ? "git:" + commit.get() : "files:" + digest(workspace);
  }

  private static Optional<String> commit(Path git) throws IOException {
    var head = git.resolve("HEAD");
    if (!Files.isRegularFile(head)) {
      return Optional.empty();
    }
    var text = Files.readString(head).strip();
    return text.startsWith(REF)
        ? branch(git, text.substring(REF.length()).strip())
        : Optional.of(text).filter(COMMIT.asMatchPredicate());
  }

  private static Optional<String> branch(Path git, String ref) throws IOException {
    var file = git.resolve(ref).normalize();
    if (file.startsWith(git) && Files.isRegularFile(file)) {
      return Optional.of(Files.readString(file).strip()).filter(COMMIT.asMatchPredicate());
    }
    var packed = git.resolve("packed-refs");
    if (!Files.isRegularFile(packed)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(packed)) {
      return lines
          .filter(line -> line.endsWith(" " + ref))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .filter(COMMIT.asMatchPredicate())
          .findFirst();
    }
  }

  private static String digest(Workspace workspace) throws IOException, InterruptedException {
    var sha = sha256();
    for (var file : workspace.files(workspace.root()).entrySet()) {
      var attributes = file.getValue();
      var line =
          "%s\t%d\t%d\n"
              .formatted(
                  file.getKey(), attributes.size(), attributes.lastModifiedTime().toMillis());
      sha.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha.digest()).substring(0, SHOWN);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
