// What Maven runs: each step only when what it reads has changed since it last went well.
//   node scripts/maven.mjs build TARGET   the site, into the folder TARGET
//   node scripts/maven.mjs test           its tests
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const UI = resolve(import.meta.dirname, '..');
const STAMPS = join(UI, 'node_modules', '.weir');
const CONTRACT = JSON.parse(readFileSync(join(UI, 'package.json'), 'utf8')).config.openapi;
const PACKAGES = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = [
  ...PACKAGES,
  CONTRACT,
  '.prettierignore',
  'dev',
  'e2e',
  'scripts',
  'index.html',
  'public',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

const [step, target] = process.argv.slice(2);
switch (step) {
  case 'build':
    install();
    once('build', SOURCES, existsSync(join(UI, 'dist', 'index.html')), () => npm('run', 'build'));
    rmSync(target, { recursive: true, force: true });
    cpSync(join(UI, 'dist'), target, { recursive: true });
    break;
  case 'test':
    install();
    once('test', SOURCES, true, () => npm('test'));
    break;
  default:
    fail(`Unknown step: ${step}`);
}

function install() {
  once('install', PACKAGES, existsSync(join(UI, 'node_modules', 'vite')), () => npm('ci'));
}

/** Runs `work` unless it went well before with the same content of `inputs`, and its output is still there. */
function once(name, inputs, outputThere, work) {
  const stamp = join(STAMPS, name);
  const digest = digestOf(inputs);
  if (outputThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    console.log(`ui: ${name} is up to date`);
    return;
  }
  work();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, digest);
}

function digestOf(paths) {
  const hash = createHash('sha256');
  hash.update(process.version);
  for (const path of paths) {
    add(hash, join(UI, path));
  }
  return hash.digest('hex');
}

function add(hash, path) {
  if (path === join(UI, 'src', 'api', 'schema.ts')) {
    return; // Made from the contract, which is an input itself.
  }
  const entries = directoryOf(path);
  if (entries === undefined) {
    hash.update(path.slice(UI.length)).update('\0').update(readFileSync(path));
    return;
  }
  for (const entry of entries) {
    add(hash, join(path, entry));
  }
}

function directoryOf(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

function npm(...words) {
  const { status, error } = spawnSync('npm', words, { cwd: UI, stdio: 'inherit' });
  if (error?.code === 'ENOENT') {
    fail('The site is built with npm, and there is none: install Node.js 20 or newer.');
  }
  if (status !== 0) {
    fail(`npm ${words.join(' ')} failed.`);
  }
}

function fail(text) {
  console.error(`ui: ${text}`);
  process.exit(1);
}
