package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/// All that the SDK is given. It makes no thread, no clock and no randomness of its own.
///
/// @param plan      the registry that is in force from now on
/// @param service   address of the service; until reports are sealed it must be this machine
/// @param segments  what the host says of the device, such as `release` to `2.1`; undeclared values become `other`
/// @param storage   where the device's state is kept
/// @param cipher    what protects the open window at rest
/// @param transport how the service is reached
/// @param random    cryptographic randomness; only a simulated device may be given another
/// @param clock     tells the time
/// @param executor  runs whatever touches disk or network
/// @param log       hears of decisions
/// @param simulated whether this device is simulated, which its state then says
public record SottoConfig(
    DevicePlan plan,
    URI service,
    Map<String, String> segments,
    DeviceStorage storage,
    WindowCipher cipher,
    Transport transport,
    RandomSource random,
    Clock clock,
    Executor executor,
    SottoLog log,
    boolean simulated) {
  private static final Pattern LOOPBACK_V4 =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

  /// Copies the segments and refuses any address that is not this machine.
  public SottoConfig {
    segments = Map.copyOf(segments);
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(cipher, "cipher");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(log, "log");
    if (!isLoopback(service)) {
      throw new IllegalArgumentException(
          "service address "
              + service
              + " is not loopback; reports are not sealed yet, so nothing else is allowed");
    }
  }

  /// Only literal addresses, and the one name that is looked up here: a name under `127.` is a name, not an address.
  private static boolean isLoopback(URI service) {
    String host = service.getHost();
    if (!"http".equals(service.getScheme()) || host == null || service.getUserInfo() != null) {
      return false;
    }
    if (LOOPBACK_V4.matcher(host).matches() || host.equals("[::1]")) {
      return true;
    }
    try {
      return host.equals("localhost") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
