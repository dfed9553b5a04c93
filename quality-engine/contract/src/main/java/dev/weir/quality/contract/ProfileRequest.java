package dev.weir.quality.contract;

import dev.weir.quality.contract.CheckRequest.BatchSource;

/**
 * What a worker is to profile. Everything it needs is in here.
 *
 * @param profileId a UUID
 * @param attempt from 1; counts the claims. Heartbeat and report name it, and one that is not the latest is refused
 */
public record ProfileRequest(String profileId, int attempt, BatchSource source) {}
