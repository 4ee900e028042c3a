// Finds what each symbol weighs from messages whose class is told: six-class logistic regression by gradient descent with momentum,
// pulled towards the weights that a person set, so that a symbol that is seldom met keeps its meaning. Deterministic: no shuffling,
// no random start. It fits only what is counted by the hundred; sequences of bytes are learned by model.ts.

import { type MessageClass, messageClasses } from '../verdict.ts';
import { CLASSES, type Logits } from './model.ts';
import { softmax } from './softmax.ts';

export interface FitCase {
  /** Rows of the table that apply: each counts once. */
  rows: readonly number[];
  told: readonly MessageClass[];
  /** How much it counts. */
  worth: number;
}

export interface FitOptions {
  /** How strongly rows are held to where they began, per row; the larger, the less a few messages can move it. */
  hold: number;
  steps: number;
  /** Brings a row back within what it may say, in place, after each step. */
  confine?: (row: Logits, at: number) => void;
}

/** `start`: one row of six logits per symbol. Gives rows that explain the cases better. */
export function fitRows(
  start: readonly Logits[],
  cases: readonly FitCase[],
  { hold, steps, confine }: FitOptions,
): Logits[] {
  const rows = start.map((row) => row.slice());
  const speed = start.map(() => new Float64Array(CLASSES));
  const curvature = start.map(() => new Float64Array(CLASSES).fill(hold));
  for (const { rows: used, worth } of cases)
    for (const row of used)
      for (let index = 0; index < CLASSES; index++) (curvature[row]![index] as number) += worth / 4;
  for (let step = 0; step < steps; step++) {
    const slopes = start.map((row, at) => row.map((one, index) => hold * (one - (rows[at]![index] as number))));
    for (const one of cases) addSlope(slopes, rows, one);
    for (let at = 0; at < rows.length; at++) {
      for (let index = 0; index < CLASSES; index++) {
        const pull = (slopes[at]![index] as number) / (curvature[at]![index] as number);
        speed[at]![index] = MOMENTUM * (speed[at]![index] as number) + RATE * pull;
        (rows[at]![index] as number) += speed[at]![index] as number;
      }
      confine?.(rows[at] as Logits, at);
    }
  }
  return rows;
}

const MOMENTUM = 0.8;
const RATE = 0.05;

function addSlope(slopes: Logits[], rows: readonly Logits[], { rows: used, told, worth }: FitCase): void {
  const total = new Float64Array(CLASSES);
  for (const row of used)
    for (let index = 0; index < CLASSES; index++) (total[index] as number) += rows[row]![index] as number;
  const scores = softmax(total);
  const isTold = messageClasses.map((name) => told.includes(name));
  const whole = scores.reduce((sum, one, index) => (isTold[index] ? sum + one : sum), 1e-12);
  for (let index = 0; index < CLASSES; index++) {
    const pull = worth * ((isTold[index] ? (scores[index] as number) / whole : 0) - (scores[index] as number));
    for (const row of used) (slopes[row]![index] as number) += pull;
  }
}
