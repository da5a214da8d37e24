export interface Case {
  command: string;
  args: readonly string[];
  env?: Record<string, string | undefined>;
  code?: number;
}
export function median(numbers: readonly number[]): number;
export function timeInTurn(cases: Record<string, Case>, rounds: number): Record<string, number>;
export function peakMemory(command: string, args: readonly string[], env?: Record<string, string | undefined>): number;
export function printTable(title: string, rows: readonly (readonly (string | number)[])[]): void;
export function verdict(value: number, most: number): "ok" | "OVER";
export interface Measured {
  /** Wall clock. */
  seconds: number;
  /** MiB. */
  peak: number;
}
export function measureRun(
  command: string,
  args: readonly string[],
  env?: Record<string, string | undefined>,
): Measured;
