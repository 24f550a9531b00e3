/** Where things stand, in pixels. */
export interface MatrixSpace {
  x(score: number): number
  y(score: number): number
}
