/** Loaded into a page under test: leaves axe where the test finds it. */
import axe from 'axe-core';

Object.assign(window, { axe });
