package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import java.util.Map;

/// Makes the steps a device is put together from. They stand apart so that a test can put a broken one in and see that
/// its checks notice.
class Steps {
  Departure departure(RandomSource random) {
    return new Departure(random);
  }

  Closing closing(
      Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
    return new Closing(plans, segments, random, departure);
  }

  OpenWindow openWindow() {
    return new OpenWindow();
  }

  OpenWindowFile windowFile(
      DeviceStorage storage, WindowCipher cipher, OpenWindow window, int metrics) {
    return new OpenWindowFile(storage, cipher, window, metrics);
  }
}
