/** The code blocks of one language in a Markdown text, in order. */
export function markdownBlocks(text: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms");
  return [...text.matchAll(fence)].map(([, block = ""]) => block);
}
