package dev.sotto.sdk;

/// What a person does with a device, as far as the device records it.
interface Habit {
  Habit NOTHING = (sotto, slot) -> {};

  /// Everything, several times.
  Habit A_LOT =
      (sotto, slot) -> {
        for (int i = 0; i < 3; i++) {
          sotto.yesNo("crashed").record(i == 1);
          sotto.choice("colour").record("green");
          sotto.choice("colour-daily").record("blue");
          sotto.quantity("minutes").record(15);
          sotto.quantity("minutes-daily").record(7);
          sotto.yesNo("crashed-daily").record(true);
        }
      };

  /// The same value in each window.
  Habit STEADY =
      (sotto, slot) -> {
        sotto.choice("colour").record("red");
        sotto.yesNo("crashed").record(true);
      };

  /// Another value each time, and each second time none.
  Habit CHANGING =
      (sotto, slot) -> {
        if (slot % 2 == 0) {
          sotto.choice("colour").record(slot % 4 == 0 ? "red" : "blue");
          sotto.quantity("minutes").record(slot % 40);
          sotto.yesNo("crashed").record(slot % 4 == 0);
        }
      };

  /// What was never declared.
  Habit OUTSIDE =
      (sotto, slot) -> {
        sotto.choice("colour").record("a colour nobody declared");
        sotto.quantity("minutes").record(slot % 2 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        sotto.yesNo("colour").record(true);
        sotto.choice("unheard-of").record("red");
      };

  void record(Sotto sotto, int slot);
}
