package dev.sotto.protocol;

/// Where a device speaks to the service, and in which media types.
public final class Endpoints {
  /// `POST` a [Batch], answered 200 with an [Answer] once what was accepted is durable.
  public static final String REPORTS = "/reports";

  /// `GET` the canonical bytes of the registry.
  public static final String REGISTRY = "/registry";

  /// Media type of a [Batch].
  public static final String BATCH_TYPE = "application/vnd.sotto.batch";

  /// Media type of an [Answer].
  public static final String ANSWER_TYPE = "application/vnd.sotto.answer";

  /// Media type of a registry's canonical bytes.
  public static final String REGISTRY_TYPE = "application/vnd.sotto.registry";

  private Endpoints() {}
}
