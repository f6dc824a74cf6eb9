package io.tierworks.planner.state;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Entries of a grouped map that are stored as one value: their keys differ in the last character
/// only. An entry that is too large for its page is [#APART]: it has a value of its own. Immutable.
///
/// @param entries by the last character of their key
record Page(SortedMap<Character, byte[]> entries) {
  static final Page EMPTY = new Page(Collections.emptySortedMap());

  /// In place of an entry that is stored under its own key.
  static final byte[] APART = {};

  /// An entry with more bytes is stored apart. A page is written as a whole when one of its entries
  /// changes.
  private static final int MOST_BYTES = 1024;

  /// Ends the key of a page. No key of an entry ends with it.
  private static final char MARK = '*';

  /// The key of the page that an entry belongs to.
  static String keyOf(String entry) {
    return entry.substring(0, entry.length() - 1) + MARK;
  }

  static boolean isKey(String stored) {
    return stored.charAt(stored.length() - 1) == MARK;
  }

  /// The key of an entry on the page.
  static String entryKey(String page, char last) {
    return page.substring(0, page.length() - 1) + last;
  }

  static boolean isTooLarge(byte[] value) {
    return value.length > MOST_BYTES;
  }

  /// @param value of an entry on a page
  static boolean isApart(byte @Nullable [] value) {
    return value != null && value.length == 0;
  }

  /// The value of an entry; empty bytes when it is [#APART].
  byte @Nullable [] get(String entry) {
    return entries.get(last(entry));
  }

  /// @param value null deletes the entry
  Page with(String entry, byte @Nullable [] value) {
    var next = new TreeMap<>(entries);
    if (value == null) {
      next.remove(last(entry));
    } else {
      next.put(last(entry), value);
    }
    return new Page(next);
  }

  private static char last(String entry) {
    return entry.charAt(entry.length() - 1);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /// For each entry the last character of its key, the length of its value, and the value.
  byte[] bytes() {
    var bytes = ByteBuffer.allocate(size());
    entries.forEach((last, value) -> bytes.putChar(last).putInt(value.length).put(value));
    return bytes.array();
  }

  int size() {
    int head = Character.BYTES + Integer.BYTES;
    return entries.values().stream().mapToInt(value -> head + value.length).sum();
  }

  /// @param stored as [#bytes()] writes it; null when there is no such page
  static Page of(byte @Nullable [] stored) {
    if (stored == null) {
      return EMPTY;
    }
    var entries = new TreeMap<Character, byte[]>();
    for (var bytes = ByteBuffer.wrap(stored); bytes.hasRemaining(); ) {
      char last = bytes.getChar();
      var value = new byte[bytes.getInt()];
      bytes.get(value);
      entries.put(last, value);
    }
    return new Page(entries);
  }
}
