/** Files that each framework's compiler of types checks: what tags take, what their events carry, and what is refused. */

const settings = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  noEmit: true,
  // Declarations are checked too, without TensorFlow.js, which a page has not.
  skipLibCheck: false,
};

const tsconfig = (own: object, others: object = {}): string =>
  JSON.stringify({ compilerOptions: { ...settings, ...own }, ...others });

export const react = {
  'tsconfig.json': tsconfig({ jsx: 'react-jsx' }, { include: ['*.tsx'] }),
  'types.tsx': `import type {} from 'convlens/react';
    import type { ClSession } from 'convlens';
    import { useRef } from 'react';

    export function Explained() {
      const session = useRef<ClSession>(null);
      return (
        <cl-session
          ref={session}
          models-base="models/"
          classIndex={null}
          oncl-change={({ snapshot }) => console.log(snapshot.chosen.layer, session.current?.layer)}
        >
          <cl-predictions className="answer" oncl-select-class={({ classIndex }) => classIndex?.toFixed()} />
          <cl-heatmap method="grad-cam" class-index="3" opacity="0.5" placement="stretched" />
          <cl-compare methods="grad-cam eigen-cam" />
          {/* @ts-expect-error there is no such placement */}
          <cl-heatmap placement="somewhere" />
          {/* @ts-expect-error a class is a number */}
          <cl-heatmap class-index="cat" />
          {/* @ts-expect-error what it carries is no text */}
          <cl-predictions oncl-select-class={({ classIndex }) => classIndex?.length} />
        </cl-session>
      );
    }`,
};

export const vue = {
  'tsconfig.json': tsconfig(
    { jsx: 'preserve', skipLibCheck: true },
    { include: ['*.vue'], vueCompilerOptions: { strictTemplates: true } },
  ),
  'Types.vue': `<script setup lang="ts">
      import type {} from 'convlens/vue';
      const chosen = (index: number | null) => console.log(index);
    </script>
    <template>
      <cl-session models-base="models/" @cl-change="({ snapshot }) => console.log(snapshot.chosen.layer)">
        <cl-predictions class="answer" @cl-select-class="({ classIndex }) => chosen(classIndex)" />
        <cl-heatmap method="grad-cam" :class-index="3" :opacity="0.5" />
        <!-- @vue-expect-error there is no such placement -->
        <cl-heatmap placement="somewhere" />
        <!-- @vue-expect-error what it carries is no text -->
        <cl-predictions @cl-select-class="({ classIndex }) => classIndex?.length" />
      </cl-session>
    </template>`,
};

export const svelte = {
  'tsconfig.json': tsconfig(
    { verbatimModuleSyntax: true, skipLibCheck: true },
    { include: ['*.svelte'] },
  ),
  'Types.svelte': `<script lang="ts">
      import type {} from 'convlens/svelte';
      import type { SvelteHTMLElements } from 'svelte/elements';
      const map: SvelteHTMLElements['cl-heatmap'] = {
        opacity: 0.5,
        // @ts-expect-error there is no such placement
        placement: 'somewhere',
      };
    </script>
    <cl-session models-base="models/" oncl-change={({ snapshot }) => console.log(snapshot.chosen.layer)}>
      <cl-predictions oncl-select-class={({ classIndex }) => console.log(classIndex?.toFixed())}></cl-predictions>
      <cl-heatmap {...map} class-index="3"></cl-heatmap>
    </cl-session>`,
};
