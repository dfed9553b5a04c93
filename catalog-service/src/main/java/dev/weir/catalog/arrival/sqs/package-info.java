/**
 * Arrivals from Amazon SQS, with the AWS SDK.
 *
 * <p>In: the queues of the configuration. Out: {@link dev.weir.catalog.arrival.ArrivalIntake}.
 */
@NullMarked
package dev.weir.catalog.arrival.sqs;

import org.jspecify.annotations.NullMarked;
