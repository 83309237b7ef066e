/** Judges an observation by a criterion: one pure function behind {@link io.lotgate.evaluation.Evaluator}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.evaluation;
