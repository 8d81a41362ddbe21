import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mailColors } from './mail-styles';

test('emails have the colors of the app', () => {
  const pairs = readFileSync('app/colors.css', 'utf8').match(/light-dark\([^)]+\)/g) ?? [];
  const [lights, darks] = [0, 1].map((index) => pairs.map((pair) => pair.match(/#\w+/g)?.[index]));
  for (const [name, [light, dark]] of Object.entries(mailColors)) {
    expect(lights, name).toContain(light);
    expect(darks, name).toContain(dark);
  }
});
