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
        (br $next-row)))))
