;; Kernels that the wasm backend lacks. They work on its own memory, which they import: pointers are
;; byte offsets of float32 tensors. Built into kernel-bytes.ts by `npm run build:kernels`.
(module
  (import "backend" "memory" (memory 1))

  ;; out[i] = dy[i] where low < dy[i] and 0 < y[i] < ceiling, else 0.
  (func (export "gateGradient")
    (param $dy i32) (param $y i32) (param $out i32) (param $count i32)
    (param $ceiling f32) (param $low f32)
    (local $end i32) (local $blocks i32)
    (local $g v128) (local $v v128) (local $open i32)
    (local $gs f32) (local $vs f32)
    (local.set $end (i32.add (local.get $dy) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $blocks
      (i32.add (local.get $dy) (i32.shl (i32.and (local.get $count) (i32.const -4)) (i32.const 2))))
    (block $quads-done
      (loop $quads
        (br_if $quads-done (i32.ge_u (local.get $dy) (local.get $blocks)))
        (local.set $g (v128.load (local.get $dy)))
        (local.set $v (v128.load (local.get $y)))
        (v128.store (local.get $out)
          (v128.and (local.get $g)
            (v128.and
              (f32x4.gt (local.get $g) (f32x4.splat (local.get $low)))
              (v128.and
                (f32x4.gt (local.get $v) (v128.const f32x4 0 0 0 0))
                (f32x4.lt (local.get $v) (f32x4.splat (local.get $ceiling)))))))
        (local.set $dy (i32.add (local.get $dy) (i32.const 16)))
        (local.set $y (i32.add (local.get $y) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br $quads)))
    (block $done
      (loop $singles
        (br_if $done (i32.ge_u (local.get $dy) (local.get $end)))
        (local.set $gs (f32.load (local.get $dy)))
        (local.set $vs (f32.load (local.get $y)))
        (local.set $open
          (i32.and (f32.gt (local.get $gs) (local.get $low))
            (i32.and (f32.gt (local.get $vs) (f32.const 0))
              (f32.lt (local.get $vs) (local.get $ceiling)))))
        (f32.store (local.get $out)
          (select (local.get $gs) (f32.const 0) (local.get $open)))
        (local.set $dy (i32.add (local.get $dy) (i32.const 4)))
        (local.set $y (i32.add (local.get $y) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $singles))))

  ;; Copies `rows` x `cells` chunks of `floats` float32; strides and offsets in bytes.
  (func (export "copyCells")
    (param $src i32) (param $dst i32) (param $rows i32) (param $cells i32) (param $floats i32)
    (param $src-row i32) (param $src-cell i32) (param $dst-row i32) (param $dst-cell i32)
    (local $cell i32) (local $from i32) (local $to i32) (local $end i32) (local $quads i32)
    (block $rows-done
      (loop $next-row
        (br_if $rows-done (i32.eqz (local.get $rows)))
        (local.set $cell (i32.const 0))
        (block $cells-done
          (loop $next-cell
            (br_if $cells-done (i32.ge_u (local.get $cell) (local.get $cells)))
            (local.set $from
              (i32.add (local.get $src) (i32.mul (local.get $cell) (local.get $src-cell))))
            (local.set $to
              (i32.add (local.get $dst) (i32.mul (local.get $cell) (local.get $dst-cell))))
            (local.set $end
              (i32.add (local.get $from) (i32.shl (local.get $floats) (i32.const 2))))
            (local.set $quads
              (i32.add (local.get $from)
                (i32.shl (i32.and (local.get $floats) (i32.const -4)) (i32.const 2))))
            (block $quads-done
              (loop $next-quad
                (br_if $quads-done (i32.ge_u (local.get $from) (local.get $quads)))
                (v128.store (local.get $to) (v128.load (local.get $from)))
                (local.set $from (i32.add (local.get $from) (i32.const 16)))
                (local.set $to (i32.add (local.get $to) (i32.const 16)))
                (br $next-quad)))
            (block $singles-done
              (loop $next-single
                (br_if $singles-done (i32.ge_u (local.get $from) (local.get $end)))
                (f32.store (local.get $to) (f32.load (local.get $from)))
                (local.set $from (i32.add (local.get $from) (i32.const 4)))
                (local.set $to (i32.add (local.get $to) (i32.const 4)))
                (br $next-single)))
            (local.set $cell (i32.add (local.get $cell) (i32.const 1)))
            (br $next-cell)))
        (local.set $src (i32.add (local.get $src) (local.get $src-row)))
        (local.set $dst (i32.add (local.get $dst) (local.get $dst-row)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $next-row))))

  ;; Gradient of max-pooling for one image [h, w, c], c a multiple of 4; dx comes zeroed. Four
  ;; channels at a time: finds the first maximum of each window, then adds dy there.
  (func (export "maxPoolGradient")
    (param $x i32) (param $dy i32) (param $dx i32)
    (param $h i32) (param $w i32) (param $c i32) (param $out-h i32) (param $out-w i32)
    (param $kernel-h i32) (param $kernel-w i32) (param $stride-h i32) (param $stride-w i32)
    (param $top i32) (param $left i32)
    (local $cell i32) (local $row i32) (local $oy i32) (local $ox i32) (local $channel i32)
    (local $y0 i32) (local $y1 i32) (local $x0 i32) (local $x1 i32)
    (local $iy i32) (local $ix i32) (local $offset i32) (local $pass i32)
    (local $value v128) (local $best v128) (local $at v128) (local $here v128) (local $greater v128)
    (local.set $cell (i32.shl (local.get $c) (i32.const 2)))
    (local.set $row (i32.mul (local.get $cell) (local.get $w)))
    (block $rows-done (loop $rows
      (br_if $rows-done (i32.ge_s (local.get $oy) (local.get $out-h)))
      (local.set $y0 (i32.sub (i32.mul (local.get $oy) (local.get $stride-h)) (local.get $top)))
      (local.set $y1 (i32.add (local.get $y0) (local.get $kernel-h)))
      (if (i32.lt_s (local.get $y0) (i32.const 0)) (then (local.set $y0 (i32.const 0))))
      (if (i32.gt_s (local.get $y1) (local.get $h)) (then (local.set $y1 (local.get $h))))
      (local.set $ox (i32.const 0))
      (block $columns-done (loop $columns
        (br_if $columns-done (i32.ge_s (local.get $ox) (local.get $out-w)))
        (local.set $x0 (i32.sub (i32.mul (local.get $ox) (local.get $stride-w)) (local.get $left)))
        (local.set $x1 (i32.add (local.get $x0) (local.get $kernel-w)))
        (if (i32.lt_s (local.get $x0) (i32.const 0)) (then (local.set $x0 (i32.const 0))))
        (if (i32.gt_s (local.get $x1) (local.get $w)) (then (local.set $x1 (local.get $w))))
        (local.set $channel (i32.const 0))
        (block $channels-done (loop $channels
          (br_if $channels-done (i32.ge_u (local.get $channel) (local.get $cell)))
          (local.set $best (v128.const f32x4 -inf -inf -inf -inf))
          (local.set $at (v128.const i32x4 -1 -1 -1 -1))
          ;; Pass 0 finds the maxima, pass 1 adds to them; a cell is known by its offset.
          (local.set $pass (i32.const 0))
          (block $passes-done (loop $passes
            (br_if $passes-done (i32.gt_u (local.get $pass) (i32.const 1)))
            (local.set $iy (local.get $y0))
            (block $window-done (loop $window-rows
              (br_if $window-done (i32.ge_s (local.get $iy) (local.get $y1)))
              (local.set $ix (local.get $x0))
              (block $row-done (loop $window-cells
                (br_if $row-done (i32.ge_s (local.get $ix) (local.get $x1)))
                (local.set $offset
                  (i32.add (local.get $channel)
                    (i32.add (i32.mul (local.get $iy) (local.get $row))
                      (i32.mul (local.get $ix) (local.get $cell)))))
                (local.set $here (i32x4.splat (local.get $offset)))
                (if (i32.eqz (local.get $pass))
                  (then
                    (local.set $value
                      (v128.load (i32.add (local.get $x) (local.get $offset))))
                    (local.set $greater (f32x4.gt (local.get $value) (local.get $best)))
                    (local.set $best
                      (v128.bitselect (local.get $value) (local.get $best) (local.get $greater)))
                    (local.set $at
                      (v128.bitselect (local.get $here) (local.get $at) (local.get $greater))))
                  (else
                    (v128.store (i32.add (local.get $dx) (local.get $offset))
                      (f32x4.add
                        (v128.load (i32.add (local.get $dx) (local.get $offset)))
                        (v128.and
                          (v128.load (i32.add (local.get $dy) (local.get $channel)))
                          (i32x4.eq (local.get $at) (local.get $here)))))))
                (local.set $ix (i32.add (local.get $ix) (i32.const 1)))
                (br $window-cells)))
              (local.set $iy (i32.add (local.get $iy) (i32.const 1)))
              (br $window-rows)))
            (local.set $pass (i32.add (local.get $pass) (i32.const 1)))
            (br $passes)))
          (local.set $channel (i32.add (local.get $channel) (i32.const 16)))
          (br $channels)))
        (local.set $dy (i32.add (local.get $dy) (local.get $cell)))
        (local.set $ox (i32.add (local.get $ox) (i32.const 1)))
        (br $columns)))
      (local.set $oy (i32.add (local.get $oy) (i32.const 1)))
      (br $rows))))

  ;; out[i, c] = gate(x[i, c] * scale[c] + shift[c]), the gate clipping to low..ceiling; and for each
  ;; cell the means over the channels of x, of what the gate gets, and of out.
  (func (export "normalizeWithMeans")
    (param $x i32) (param $scale i32) (param $shift i32) (param $out i32)
    (param $x-mean i32) (param $inner-mean i32) (param $out-mean i32)
    (param $cells i32) (param $channels i32) (param $low f32) (param $ceiling f32)
    (local $end i32) (local $blocks i32) (local $channel i32) (local $cell i32) (local $count f32)
    (local $a v128) (local $b v128) (local $c v128) (local $v v128) (local $lows v128)
    (local $ceilings v128)
    (local $sa f32) (local $sb f32) (local $sc f32) (local $s f32)
    (local.set $end (i32.shl (local.get $channels) (i32.const 2)))
    (local.set $blocks (i32.shl (i32.and (local.get $channels) (i32.const -4)) (i32.const 2)))
    (local.set $count (f32.convert_i32_u (local.get $channels)))
    (local.set $lows (f32x4.splat (local.get $low)))
    (local.set $ceilings (f32x4.splat (local.get $ceiling)))
    (block $cells-done (loop $next-cell
      (br_if $cells-done (i32.ge_u (local.get $cell) (local.get $cells)))
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0))
      (local.set $channel (i32.const 0))
      (block $quads-done (loop $quads
        (br_if $quads-done (i32.ge_u (local.get $channel) (local.get $blocks)))
        (local.set $v (v128.load (i32.add (local.get $x) (local.get $channel))))
        (local.set $a (f32x4.add (local.get $a) (local.get $v)))
        (local.set $v
          (f32x4.add
            (f32x4.mul (local.get $v)
              (v128.load (i32.add (local.get $scale) (local.get $channel))))
            (v128.load (i32.add (local.get $shift) (local.get $channel)))))
        (local.set $b (f32x4.add (local.get $b) (local.get $v)))
        ;; In this order NaN comes through.
        (local.set $v
          (f32x4.pmin (f32x4.pmax (local.get $v) (local.get $lows)) (local.get $ceilings)))
        (local.set $c (f32x4.add (local.get $c) (local.get $v)))
        (v128.store (i32.add (local.get $out) (local.get $channel)) (local.get $v))
        (local.set $channel (i32.add (local.get $channel) (i32.const 16)))
        (br $quads)))
      (local.set $sa (call $sum (local.get $a)))
      (local.set $sb (call $sum (local.get $b)))
      (local.set $sc (call $sum (local.get $c)))
      (block $singles-done (loop $singles
        (br_if $singles-done (i32.ge_u (local.get $channel) (local.get $end)))
        (local.set $s (f32.load (i32.add (local.get $x) (local.get $channel))))
        (local.set $sa (f32.add (local.get $sa) (local.get $s)))
        (local.set $s
          (f32.add
            (f32.mul (local.get $s) (f32.load (i32.add (local.get $scale) (local.get $channel))))
            (f32.load (i32.add (local.get $shift) (local.get $channel)))))
        (local.set $sb (f32.add (local.get $sb) (local.get $s)))
        (local.set $s
          (f32.min (f32.max (local.get $s) (local.get $low)) (local.get $ceiling)))
        (local.set $sc (f32.add (local.get $sc) (local.get $s)))
        (f32.store (i32.add (local.get $out) (local.get $channel)) (local.get $s))
        (local.set $channel (i32.add (local.get $channel) (i32.const 4)))
        (br $singles)))
      (f32.store (local.get $x-mean) (f32.div (local.get $sa) (local.get $count)))
      (f32.store (local.get $inner-mean) (f32.div (local.get $sb) (local.get $count)))
      (f32.store (local.get $out-mean) (f32.div (local.get $sc) (local.get $count)))
      (local.set $x (i32.add (local.get $x) (local.get $end)))
      (local.set $out (i32.add (local.get $out) (local.get $end)))
      (local.set $x-mean (i32.add (local.get $x-mean) (i32.const 4)))
      (local.set $inner-mean (i32.add (local.get $inner-mean) (i32.const 4)))
      (local.set $out-mean (i32.add (local.get $out-mean) (i32.const 4)))
      (local.set $cell (i32.add (local.get $cell) (i32.const 1)))
      (br $next-cell))))

  ;; The four lanes, summed.
  (func $sum (param $v v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $v)) (f32x4.extract_lane 1 (local.get $v)))
      (f32.add (f32x4.extract_lane 2 (local.get $v)) (f32x4.extract_lane 3 (local.get $v)))))

  ;; Gradient of a depthwise convolution, one filter a channel, for one image [h, w, c], c a multiple
  ;; of 4: dx[i] = sum of dy[o] * filter[k] over all o * stride + k - padding = i; where `y` is not 0,
  ;; then 0 wherever not 0 < y[i] < ceiling.
  (func (export "depthwiseGradient")
    (param $dy i32) (param $filter i32) (param $y i32) (param $dx i32)
    (param $h i32) (param $w i32) (param $c i32) (param $out-h i32) (param $out-w i32)
    (param $kernel-h i32) (param $kernel-w i32) (param $stride-h i32) (param $stride-w i32)
    (param $top i32) (param $left i32) (param $ceiling f32)
    (local $cell i32) (local $blocks i32) (local $row i32) (local $filter-row i32)
    (local $filter-step i32)
    (local $iy i32) (local $ix i32) (local $ky i32) (local $kx i32) (local $oy i32) (local $ox i32)
    (local $ny i32) (local $nx i32) (local $from i32) (local $taps i32) (local $channel i32)
    (local $jy i32) (local $jx i32) (local $p i32) (local $q i32) (local $p0 i32) (local $q0 i32)
    (local $a v128) (local $b v128) (local $d v128) (local $e v128) (local $ceilings v128)
    (local.set $cell (i32.shl (local.get $c) (i32.const 2)))
    (local.set $blocks (i32.and (local.get $cell) (i32.const -64)))
    (local.set $row (i32.mul (local.get $cell) (local.get $out-w)))
    (local.set $filter-row
      (i32.mul (i32.mul (local.get $cell) (local.get $kernel-w)) (local.get $stride-h)))
    (local.set $filter-step (i32.mul (local.get $cell) (local.get $stride-w)))
    (local.set $ceilings (f32x4.splat (local.get $ceiling)))
    (block $rows-done (loop $rows
      (br_if $rows-done (i32.ge_u (local.get $iy) (local.get $h)))
      ;; Taps ky, ky + stride, ... meet the output rows oy, oy - 1, ...
      (local.set $oy
        (i32.div_u (i32.add (local.get $iy) (local.get $top)) (local.get $stride-h)))
      (local.set $ky
        (i32.rem_u (i32.add (local.get $iy) (local.get $top)) (local.get $stride-h)))
      (if (i32.ge_u (local.get $oy) (local.get $out-h)) (then
        (local.set $ky
          (i32.add (local.get $ky)
            (i32.mul (local.get $stride-h)
              (i32.sub (i32.add (local.get $oy) (i32.const 1)) (local.get $out-h)))))
        (local.set $oy (i32.sub (local.get $out-h) (i32.const 1)))))
      (local.set $ny
        (call $taps (local.get $kernel-h) (local.get $ky) (local.get $stride-h) (local.get $oy)))
      (local.set $ix (i32.const 0))
      (block $columns-done (loop $columns
        (br_if $columns-done (i32.ge_u (local.get $ix) (local.get $w)))
        (local.set $ox
          (i32.div_u (i32.add (local.get $ix) (local.get $left)) (local.get $stride-w)))
        (local.set $kx
          (i32.rem_u (i32.add (local.get $ix) (local.get $left)) (local.get $stride-w)))
        (if (i32.ge_u (local.get $ox) (local.get $out-w)) (then
          (local.set $kx
            (i32.add (local.get $kx)
              (i32.mul (local.get $stride-w)
                (i32.sub (i32.add (local.get $ox) (i32.const 1)) (local.get $out-w)))))
          (local.set $ox (i32.sub (local.get $out-w) (i32.const 1)))))
        (local.set $nx
          (call $taps (local.get $kernel-w) (local.get $kx) (local.get $stride-w)
            (local.get $ox)))
        (local.set $from
          (i32.add (local.get $dy)
            (i32.mul (local.get $cell)
              (i32.add (i32.mul (local.get $oy) (local.get $out-w)) (local.get $ox)))))
        (local.set $taps
          (i32.add (local.get $filter)
            (i32.mul (local.get $cell)
              (i32.add (i32.mul (local.get $ky) (local.get $kernel-w)) (local.get $kx)))))
        (local.set $channel (i32.const 0))
        (block $blocks-done (loop $next-block
          (br_if $blocks-done (i32.ge_u (local.get $channel) (local.get $blocks)))
          (local.set $a (v128.const f32x4 0 0 0 0))
          (local.set $b (v128.const f32x4 0 0 0 0))
          (local.set $d (v128.const f32x4 0 0 0 0))
          (local.set $e (v128.const f32x4 0 0 0 0))
          (local.set $p0 (i32.add (local.get $from) (local.get $channel)))
          (local.set $q0 (i32.add (local.get $taps) (local.get $channel)))
          (local.set $jy (local.get $ny))
          (block $window-done (loop $window-rows
            (br_if $window-done (i32.eqz (local.get $jy)))
            (local.set $p (local.get $p0))
            (local.set $q (local.get $q0))
            (local.set $jx (local.get $nx))
            (block $row-done (loop $window-cells
              (br_if $row-done (i32.eqz (local.get $jx)))
              (local.set $a (f32x4.add (local.get $a)
                (f32x4.mul (v128.load (local.get $p)) (v128.load (local.get $q)))))
              (local.set $b (f32x4.add (local.get $b)
                (f32x4.mul (v128.load offset=16 (local.get $p))
                  (v128.load offset=16 (local.get $q)))))
              (local.set $d (f32x4.add (local.get $d)
                (f32x4.mul (v128.load offset=32 (local.get $p))
                  (v128.load offset=32 (local.get $q)))))
              (local.set $e (f32x4.add (local.get $e)
                (f32x4.mul (v128.load offset=48 (local.get $p))
                  (v128.load offset=48 (local.get $q)))))
              (local.set $p (i32.sub (local.get $p) (local.get $cell)))
              (local.set $q (i32.add (local.get $q) (local.get $filter-step)))
              (local.set $jx (i32.sub (local.get $jx) (i32.const 1)))
              (br $window-cells)))
            (local.set $p0 (i32.sub (local.get $p0) (local.get $row)))
            (local.set $q0 (i32.add (local.get $q0) (local.get $filter-row)))
            (local.set $jy (i32.sub (local.get $jy) (i32.const 1)))
            (br $window-rows)))
          (if (local.get $y) (then
            (local.set $a (call $through (local.get $a)
              (v128.load (local.get $y)) (local.get $ceilings)))
            (local.set $b (call $through (local.get $b)
              (v128.load offset=16 (local.get $y)) (local.get $ceilings)))
            (local.set $d (call $through (local.get $d)
              (v128.load offset=32 (local.get $y)) (local.get $ceilings)))
            (local.set $e (call $through (local.get $e)
              (v128.load offset=48 (local.get $y)) (local.get $ceilings)))
            (local.set $y (i32.add (local.get $y) (i32.const 64)))))
          (v128.store (local.get $dx) (local.get $a))
          (v128.store offset=16 (local.get $dx) (local.get $b))
          (v128.store offset=32 (local.get $dx) (local.get $d))
          (v128.store offset=48 (local.get $dx) (local.get $e))
          (local.set $dx (i32.add (local.get $dx) (i32.const 64)))
          (local.set $channel (i32.add (local.get $channel) (i32.const 64)))
          (br $next-block)))
        (block $quads-done (loop $quads
          (br_if $quads-done (i32.ge_u (local.get $channel) (local.get $cell)))
          (local.set $a (v128.const f32x4 0 0 0 0))
          (local.set $p0 (i32.add (local.get $from) (local.get $channel)))
          (local.set $q0 (i32.add (local.get $taps) (local.get $channel)))
          (local.set $jy (local.get $ny))
          (block $window-done (loop $window-rows
            (br_if $window-done (i32.eqz (local.get $jy)))
            (local.set $p (local.get $p0))
            (local.set $q (local.get $q0))
            (local.set $jx (local.get $nx))
            (block $row-done (loop $window-cells
              (br_if $row-done (i32.eqz (local.get $jx)))
              (local.set $a (f32x4.add (local.get $a)
                (f32x4.mul (v128.load (local.get $p)) (v128.load (local.get $q)))))
              (local.set $p (i32.sub (local.get $p) (local.get $cell)))
              (local.set $q (i32.add (local.get $q) (local.get $filter-step)))
              (local.set $jx (i32.sub (local.get $jx) (i32.const 1)))
              (br $window-cells)))
            (local.set $p0 (i32.sub (local.get $p0) (local.get $row)))
            (local.set $q0 (i32.add (local.get $q0) (local.get $filter-row)))
            (local.set $jy (i32.sub (local.get $jy) (i32.const 1)))
            (br $window-rows)))
          (if (local.get $y) (then
            (local.set $a (call $through (local.get $a)
              (v128.load (local.get $y)) (local.get $ceilings)))
            (local.set $y (i32.add (local.get $y) (i32.const 16)))))
          (v128.store (local.get $dx) (local.get $a))
          (local.set $dx (i32.add (local.get $dx) (i32.const 16)))
          (local.set $channel (i32.add (local.get $channel) (i32.const 16)))
          (br $quads)))
        (local.set $ix (i32.add (local.get $ix) (i32.const 1)))
        (br $columns)))
      (local.set $iy (i32.add (local.get $iy) (i32.const 1)))
      (br $rows))))

  ;; How many of the taps first, first + stride, ... below `kernel` meet the outputs out, out - 1,
  ;; ... 0.
  (func $taps (param $kernel i32) (param $first i32) (param $stride i32) (param $out i32)
    (result i32)
    (local $count i32)
    (if (i32.ge_s (local.get $first) (local.get $kernel)) (then (return (i32.const 0))))
    (local.set $count
      (i32.add (i32.const 1)
        (i32.div_u
          (i32.sub (i32.sub (local.get $kernel) (i32.const 1)) (local.get $first))
          (local.get $stride))))
    (local.set $out (i32.add (local.get $out) (i32.const 1)))
    (select (local.get $count) (local.get $out) (i32.lt_s (local.get $count) (local.get $out))))

  ;; g where 0 < y < ceiling, else 0.
  (func $through (param $g v128) (param $y v128) (param $ceiling v128) (result v128)
    (v128.and (local.get $g)
      (v128.and
        (f32x4.gt (local.get $y) (v128.const f32x4 0 0 0 0))
        (f32x4.lt (local.get $y) (local.get $ceiling)))))

  ;; Bilinear samples of images [n, h, w, c]: that of cell (row, column) lies at
  ;; y = top + cos*row - sin*column, x = left + sin*row + cos*column, and counts nothing outside.
  ;; Adds each sample to its cell of dst; with $back, each cell of src to where its sample was taken.
  ;; dst comes zeroed.
  (func (export "affineSamples")
    (param $src i32) (param $dst i32)
    (param $n i32) (param $h i32) (param $w i32) (param $c i32)
    (param $cos f64) (param $sin f64) (param $top f64) (param $left f64) (param $back i32)
    (local $cell i32) (local $image i32) (local $end i32)
    (local $row i32) (local $column i32) (local $corner i32) (local $at-y i32) (local $at-x i32)
    (local $y f64) (local $x f64) (local $share f32)
    (local $here i32) (local $there i32) (local $from i32) (local $to i32) (local $i i32)
    (local.set $cell (i32.shl (local.get $c) (i32.const 2)))
    (local.set $image (i32.mul (i32.mul (local.get $cell) (local.get $w)) (local.get $h)))
    (local.set $end (i32.mul (local.get $image) (local.get $n)))
    (block $rows-done (loop $rows
      (br_if $rows-done (i32.ge_s (local.get $row) (local.get $h)))
      (local.set $column (i32.const 0))
      (block $columns-done (loop $columns
        (br_if $columns-done (i32.ge_s (local.get $column) (local.get $w)))
        (local.set $y (f64.add (local.get $top)
          (f64.sub (f64.mul (local.get $cos) (f64.convert_i32_s (local.get $row)))
            (f64.mul (local.get $sin) (f64.convert_i32_s (local.get $column))))))
        (local.set $x (f64.add (local.get $left)
          (f64.add (f64.mul (local.get $sin) (f64.convert_i32_s (local.get $row)))
            (f64.mul (local.get $cos) (f64.convert_i32_s (local.get $column))))))
        (local.set $corner (i32.const 0))
        (block $corners-done (loop $corners
          (br_if $corners-done (i32.ge_s (local.get $corner) (i32.const 4)))
          (local.set $at-y (i32.add (i32.trunc_f64_s (f64.floor (local.get $y)))
            (i32.shr_s (local.get $corner) (i32.const 1))))
          (local.set $at-x (i32.add (i32.trunc_f64_s (f64.floor (local.get $x)))
            (i32.and (local.get $corner) (i32.const 1))))
          ;; Unsigned, what is below zero is too large as well.
          (if (i32.and (i32.lt_u (local.get $at-y) (local.get $h))
                (i32.lt_u (local.get $at-x) (local.get $w)))
            (then
              (local.set $share (f32.demote_f64 (f64.mul
                (f64.sub (f64.const 1)
                  (f64.abs (f64.sub (local.get $y) (f64.convert_i32_s (local.get $at-y)))))
                (f64.sub (f64.const 1)
                  (f64.abs (f64.sub (local.get $x) (f64.convert_i32_s (local.get $at-x))))))))
              (local.set $there (i32.mul (local.get $cell)
                (i32.add (i32.mul (local.get $at-y) (local.get $w)) (local.get $at-x))))
              (local.set $from (i32.add (local.get $src)
                (select (local.get $here) (local.get $there) (local.get $back))))
              (local.set $to (i32.add (local.get $dst)
                (select (local.get $there) (local.get $here) (local.get $back))))
              (local.set $i (i32.const 0))
              (block $images-done (loop $images
                (br_if $images-done (i32.ge_u (local.get $i) (local.get $end)))
                (call $addScaled (i32.add (local.get $from) (local.get $i))
                  (i32.add (local.get $to) (local.get $i)) (local.get $cell) (local.get $share))
                (local.set $i (i32.add (local.get $i) (local.get $image)))
                (br $images)))))
          (local.set $corner (i32.add (local.get $corner) (i32.const 1)))
          (br $corners)))
        (local.set $here (i32.add (local.get $here) (local.get $cell)))
        (local.set $column (i32.add (local.get $column) (i32.const 1)))
        (br $columns)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br $rows))))

  ;; to[i] += share * from[i], over so many bytes.
  (func $addScaled (param $from i32) (param $to i32) (param $bytes i32) (param $share f32)
    (local $i i32)
    (loop $floats
      (f32.store (i32.add (local.get $to) (local.get $i))
        (f32.add (f32.load (i32.add (local.get $to) (local.get $i)))
          (f32.mul (local.get $share) (f32.load (i32.add (local.get $from) (local.get $i))))))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $floats (i32.lt_u (local.get $i) (local.get $bytes))))))
