package dev.sotto.entropy;

import java.security.SecureRandom;

/// The operating system's part in a test: gives the bytes it was built with, over and over, and
/// counts how often it was asked.
final class CountingSystem extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final byte[] answer;
  private int asked;

  CountingSystem(byte[] answer) {
    this.answer = answer.clone();
  }

  @Override
  public void nextBytes(byte[] target) {
    System.arraycopy(answer, 0, target, 0, target.length);
    asked++;
  }

  int asked() {
    return asked;
  }
}
