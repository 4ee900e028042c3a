// Scores from logits: probabilities that add up to 1. Exact for any finite numbers.

export function softmax(logits: Float64Array): Float64Array {
  const highest = Math.max(...logits);
  const powers = logits.map((one) => Math.exp(one - highest));
  const whole = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / whole);
}
