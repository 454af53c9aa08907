package dev.sotto.sdk;

import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that a device must not forget: consents, the ledger of ε, what is closed and what waits. It is replaced as a
/// whole, so that a charge and the report it pays for become durable together or not at all.
///
/// @param registries hashes of the registries it has been under, and since when; oldest first
/// @param granted    purposes the user has granted
/// @param accounts   by metric name
/// @param days       ε charged by day, over all metrics
/// @param spool      what waits to be sent
/// @param sent       how many reports were accepted and how many refused, for the user to see
record DeviceState(
    List<Since> registries,
    SortedSet<Purpose> granted,
    SortedMap<MetricName, Account> accounts,
    Days days,
    List<Upload> spool,
    Sent sent) {
  /// @param from first epoch second in force; [Long#MIN_VALUE] for a device's first registry
  /// @param hash of the registry
  record Since(long from, Bytes hash) {
    Since {
      if (from != Long.MIN_VALUE) {
        DeviceTime.require("start of a registry", from);
      }
    }
  }

  /// @param accepted reports the service counted
  /// @param refused  reports the service would not have; they stay charged
  record Sent(long accepted, long refused) {
    Sent plus(long moreAccepted, long moreRefused) {
      return new Sent(accepted + moreAccepted, refused + moreRefused);
    }
  }

  static final DeviceState EMPTY =
      new DeviceState(
          List.of(), new TreeSet<>(), new TreeMap<>(), Days.NONE, List.of(), new Sent(0, 0));

  DeviceState {
    registries = List.copyOf(registries);
    granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    spool = List.copyOf(spool);
  }

  DeviceState withRegistries(List<Since> next) {
    return new DeviceState(next, granted, accounts, days, spool, sent);
  }

  DeviceState withAccounts(SortedMap<MetricName, Account> next) {
    return new DeviceState(registries, granted, next, days, spool, sent);
  }

  DeviceState closed(
      SortedMap<MetricName, Account> nextAccounts, Days nextDays, List<Upload> nextSpool) {
    return new DeviceState(registries, granted, nextAccounts, nextDays, nextSpool, sent);
  }

  DeviceState withSpool(List<Upload> next, Sent nextSent) {
    return new DeviceState(registries, granted, accounts, days, next, nextSent);
  }

  DeviceState granting(Purpose purpose) {
    SortedSet<Purpose> next = new TreeSet<>(granted);
    next.add(purpose);
    return new DeviceState(registries, next, accounts, days, spool, sent);
  }

  /// The purpose is gone and so is all that waited under it; what was charged stays charged.
  DeviceState withdrawing(Purpose purpose) {
    SortedSet<Purpose> next = new TreeSet<>(granted);
    next.remove(purpose);
    List<Upload> left = new ArrayList<>();
    for (Upload upload : spool) {
      upload.without(purpose).ifPresent(left::add);
    }
    return new DeviceState(registries, next, accounts, days, left, sent);
  }
}
