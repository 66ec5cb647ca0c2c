// Opens each file in Chromium and asks axe about it; prints it as A4 beside itself. Exits with 1 where anything is wrong.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let wrong = 0;
const fail = (...says) => { wrong++; console.log(...says); };

for (const file of process.argv.slice(2)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 400]) {
      const where = `${file}, ${colorScheme}, ${width} wide:`;
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      page.on('console', (m) => fail(where, 'the console says', m.text()));
      page.on('request', (r) => { if (!/^(file|data):/.test(r.url())) fail(where, 'it asks for', r.url()); });
      await page.goto('file://' + resolve(file));
      await page.evaluate(axe + ';0');
      const found = await page.evaluate(() => axe.run(document));
      for (const v of found.violations) fail(where, v.id, v.help, v.nodes.map((n) => n.target.join(' ')).slice(0, 3));
      console.log(where, found.passes.length, 'rules passed');
      if (colorScheme === 'light' && width === 1280) await page.pdf({ path: file + '.pdf', format: 'A4' });
      await context.close();
    }
  }
}
await browser.close();
process.exit(wrong ? 1 : 0);
