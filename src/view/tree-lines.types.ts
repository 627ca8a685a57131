/** One row of the network column, for its sign. */
export interface TreeRow {
  /** In pixels. */
  readonly height: number;
  /**
   * - `ring`: one thing, closed (input, stem, a block without a skip, head, …)
   * - `open`: a part of which the rows below list what is in it
   * - `stage`: a closed stage; `skips` says which of its blocks have a skip
   * - `skip`: a closed block with a skip
   * - `layer`: a unit inside an open block
   * - `join`: where several lines come together
   */
  readonly mark: 'ring' | 'open' | 'stage' | 'skip' | 'layer' | 'join';
  /** For each block of a closed stage, in order: has it a skip? */
  readonly skips?: readonly boolean[];
}

/** The sign of one row; all parts are SVG path data, empty where there is no such part. */
export interface TreeMark {
  /** Position in the rows given. */
  readonly row: number;
  readonly mark: TreeRow['mark'];
  readonly x: number;
  readonly y: number;
  readonly state: 'past' | 'selected' | 'ahead';
  /** Closed outline; filled with ink for `open`, else with the background. */
  readonly outline: string;
  /** Filled: one dot for each block of a closed stage. */
  readonly dots: string;
  /** Stroked: the plus of a join, the arcs of skips. */
  readonly strokes: string;
}
