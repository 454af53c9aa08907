package dev.sotto.dashboard;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.pages.TimeText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What each party sees under a registry, as the code stands: reports are not sealed yet, there is no relay, and
/// devices speak to no address but their own machine's.
final class Parties {
  private final Registry registry;

  Parties(Registry registry) {
    this.registry = registry;
  }

  List<Party> all() {
    return List.of(network(), relay(), server(), seized(), colluding());
  }

  private Party network() {
    return new Party(
        "Network",
        "who carries or overhears the traffic",
        new Party.Sight("yes", "yes", "yes", "no"),
        bound(),
        "Reports are not sealed yet, so whoever listens sees what the server sees: the address, the"
            + " time, which reports come together, and each randomized report"
            + groups()
            + ". For this reason a device speaks to no address but its own machine's: today no"
            + " report leaves it.");
  }

  private Party relay() {
    return new Party(
        "Relay",
        "who would stand between devices and server",
        new Party.Sight("there is none", "there is none", "there is none", "no"),
        "nothing to bound",
        "There is no relay yet, and so nobody who keeps addresses from the server. Until there is"
            + " one, count the network and the server as seeing the same.");
  }

  private Party server() {
    return new Party(
        "Server",
        "who runs Sotto, and whoever copies its disk",
        new Party.Sight("yes, not kept", "yes", "yes", "no"),
        bound(),
        "It keeps every randomized report with its metric, its window"
            + groups()
            + " and a random id. It sees the address of the connection and that reports of one"
            + " upload come from one device; it stores neither, but whoever runs it could. The"
            + " noise was added before: no key, no order and no break-in takes it away again.");
  }

  private Party seized() {
    return new Party(
        "A seized device",
        "who holds one device and can read its files",
        new Party.Sight("its own", "its own", "those that wait", "of open windows"),
        "none for what is open: the value itself; "
            + Wording.epsilon(perLife())
            + " a metric for what was sent",
        "The value of each open window ("
            + open()
            + ") lies on the device, encrypted with a key beside it unless the host brings a key"
            + " store: who has the files has the value. Beside it lie what the user granted, the"
            + " ledger of ε and the randomized reports that wait. Of windows that are closed the"
            + " true value is gone, its key destroyed; flash memory may keep a replaced key for a"
            + " while.");
  }

  private Party colluding() {
    return new Party(
        "All together",
        "network, relay and server as one, and patient",
        new Party.Sight("yes", "yes", "yes", "no"),
        bound(),
        "Pooling what they have tells them whose reports belong together over the days, and no more"
            + " than the sums below: "
            + Wording.epsilon(registry.perDeviceDay())
            + " a day over all metrics and "
            + Wording.epsilon(perLife())
            + " a metric over its life. With the device seized as well, the open windows' values"
            + " are theirs, and nothing of the noise in earlier reports comes undone.");
  }

  private Epsilon perLife() {
    return registry.caps().perLife();
  }

  private String bound() {
    Epsilon most =
        registry.definitions().stream()
            .map(metric -> metric.terms().epsilon())
            .max(Comparator.naturalOrder())
            .orElse(Epsilon.ZERO);
    return "at most "
        + Wording.epsilon(most)
        + " a report, "
        + Wording.epsilon(registry.perDeviceDay())
        + " a day, "
        + Wording.epsilon(perLife())
        + " a metric over its life";
  }

  /// The dimensions of groups that travel without noise.
  private String groups() {
    String names =
        registry.definitions().stream()
            .flatMap(metric -> metric.segments().dimensions().stream())
            .map(Segments.Dimension::name)
            .distinct()
            .collect(Collectors.joining(" and "));
    return names.isEmpty() ? "" : " and the device's group (" + names + ", as they are)";
  }

  private String open() {
    Duration longest =
        registry.definitions().stream()
            .map(MetricDefinition::schedule)
            .map(schedule -> schedule.window())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return "at most " + TimeText.duration(longest) + " long";
  }
}
