// The issue stays where its sources are; Eleventy reads it as any other Markdown file.
module.exports = function () {
  return { dir: { input: "../issue.md", output: "../site/eleventy" } };
};
