import axe from 'axe-core';
import { expect } from 'chai';

/** Fails with the rules broken and the markup that breaks them. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  const lines = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(lines.join('\n')).to.equal('');
}
