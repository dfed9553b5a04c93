/**
 * What people do with policies. In: documents, and the wish to plan, approve, apply, repair or ask. Out: plans that are kept,
 * applies that go on in the background, drift that is found, and answers to who may read what.
 */
@NullMarked
package dev.weir.policy.desk;

import org.jspecify.annotations.NullMarked;
