package io.tierworks.simulator.bill;

/// Tokens of one request: `cached` is part of `input`, `reasoning` is part of `output`.
public record Usage(int input, int cached, int output, int reasoning) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public int total() {
    return input + output;
  }
}
