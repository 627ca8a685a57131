import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

const realms = ['facts', 'core', 'workers', 'page', 'node', 'test'];

/** Bans imports of whole parts of the code: what one layer may not know about another. */
function boundary(files, bans, options = {}) {
  const patterns = bans.map(({ what, why, typesAllowed = false }) => ({
    regex: what,
    message: why,
    allowTypeImports: typesAllowed,
  }));
  return {
    files,
    ignores: options.except ?? [],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

/** Matches a relative import of a folder that lies directly in src/. */
const part = (...names) => `^\\.\\.?/(.*/)?(${names.join('|')})/`;
const tfjs = '^@tensorflow/';
const litPackages = '^(lit|@lit)(/|$)';
const client = ['src/client.ts', 'src/workers/*client*.ts', 'src/workers/client/**'];

const hashNames = {
  selector: 'ClassBody > [accessibility=private][decorators.length=0]:not([kind=constructor])',
  message: 'Write #name: only what has a decorator, and parameters of constructors, are private.',
};

const saidErrors = {
  selector:
    'NewExpression[callee.name=/.Error$/]:not([callee.name=/^(Type|Range)/])[arguments.0.type=/^(Literal|TemplateLiteral|BinaryExpression)$/]',
  message: 'Write say(…), so that a page can say it in another language.',
};

/** The members of an element, in the order that CONTRIBUTING.md names. */
const member = 'ClassDeclaration[superClass.name=/Element$/] > ClassBody >';
const decorated = (name) => `PropertyDefinition[decorators.0.expression.callee.name='${name}']`;
const lifecycle =
  '/^(connectedCallback|disconnectedCallback|wants|receive|willUpdate|firstUpdated|updated)$/';
const memberOrder = [
  ['*[static=false] ~ [static=true]', 'Statics come first.'],
  [
    'PropertyDefinition[decorators.length>0] ~ PropertyDefinition[decorators.length=0][value.type!=/Function/]',
    'Fields without a decorator come before those with one.',
  ],
  [`${decorated('state')} ~ ${decorated('query')}`, '@query comes before @state.'],
  [`${decorated('property')} ~ ${decorated('query')}`, '@query comes before @property.'],
  [`${decorated('property')} ~ ${decorated('state')}`, '@state comes before @property.'],
  ['MethodDefinition ~ PropertyDefinition[value.type!=/Function/]', 'Fields come before methods.'],
  [
    `[key.type=PrivateIdentifier][value.type=/Function/] ~ MethodDefinition[key.name=${lifecycle}]`,
    'The lifecycle comes before what is private.',
  ],
  [
    'MethodDefinition[key.name=/^render/] ~ MethodDefinition:not([key.name=/^render/])',
    'render and its pieces, each named render…, come last.',
  ],
].map(([selector, message]) => ({ selector: `${member} ${selector}`, message }));

/** Styles that a page may refuse: those in attributes, and Lit's directive that begins with one. */
const noStyleAttributes = [
  ['TemplateElement[value.raw=/\\sstyle=/]', 'Pages may refuse style attributes'],
  ['ImportDeclaration[source.value=/style-map/]', 'styleMap begins with a style attribute'],
].map(([selector, what]) => ({ selector, message: `${what}: write ${'${styled({ … })}'}.` }));

const restricted = [hashNames, ...memberOrder, ...noStyleAttributes];

export default defineConfig(
  {
    ignores: [
      'dist/',
      'site/',
      'src/components/locales/',
      'coverage/',
      'models/',
      'demo/public/',
      'test/golden/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: realms.map((realm) => `./tsconfig.${realm}.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Lit binds the handlers of a template to the element.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: [
      'src/cli/**',
      'scripts/**',
      'bench/**',
      'tools/**',
      'test/support/**',
      'test/browsers/**',
      'test/embed/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts'],
    extends: [lit['flat/recommended']],
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restricted, saidErrors] },
  },
  {
    // The command line speaks English.
    files: ['src/cli/**/*.ts', 'src/platform/node/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restricted] },
  },
  {
    // `expect(x).to.be.true` is a statement without a call.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },

  boundary(
    ['src/facts/**'],
    [
      {
        what: '^(?!\\./[\\w-]+\\.js$)',
        why: 'Facts are plain: everyone imports them, they import each other.',
      },
    ],
  ),
  boundary(
    ['src/core/**'],
    [
      {
        what: part('components', 'workers', 'session', 'view', 'platform', 'cli'),
        why: 'Core computes; it does not know who asks. Pass what it needs as an argument.',
      },
      {
        what: `^(lit|@lit(?!/localize$))(/|$)|^(comlink|sharp)$|^node:`,
        why: 'Core runs alike in every realm.',
      },
      { what: '^@tensorflow/tfjs-(?!core)', why: 'Backends are chosen by src/platform.' },
    ],
  ),
  boundary(
    ['src/components/**', 'src/session/**', 'src/index.ts', 'src/cdn/**', 'demo/**', ...client],
    [
      { what: tfjs, why: 'No tfjs in the page: it lives in the worker.' },
      {
        // The errors and what they say, the check of a file of settings, figures that follow from counts, the places of a map's cells and what becomes of
        // pixels are plain, without tensors: the same on both sides of the door.
        what: `${part('core', 'platform')}(?!(errors|error-data|sentence|short-text|feature-visualization/filter-file|classification/figures|image/preprocess|placement/(placement|place-map))\\.js$)`,
        why: 'The page knows the types of results only; the worker computes.',
        typesAllowed: true,
      },
      {
        what: '/explain\\.worker\\.',
        why: 'The worker is started by URL; share types through their own file.',
      },
    ],
  ),
  boundary(
    ['src/view/**'],
    [
      {
        what: `${tfjs}|^(lit|@lit(?!/localize$))(/|$)|^comlink$`,
        why: 'The view is plain functions over results, and the words for them.',
      },
      {
        what: `${part('core', 'platform', 'components', 'workers', 'session')}(?!(harmless|placement/(placement|place-map))\\.js$)`,
        why: 'The view knows the types of results only, and where their cells lie.',
        typesAllowed: true,
      },
    ],
  ),
  boundary(
    ['src/workers/**'],
    [
      {
        what: part('components', 'session', 'view', 'cli', 'node'),
        why: 'The worker computes; showing is the page’s.',
      },
      { what: litPackages, why: 'There is no DOM in a worker.' },
    ],
    { except: client },
  ),
  boundary(
    ['src/platform/**'],
    [
      {
        what: part('components', 'session', 'view', 'workers', 'cli'),
        why: 'The platform serves core and knows nothing above it.',
      },
    ],
  ),
);
