/** The chapters of a rule's page, in their order. */
const chapters = ["What happens", "What to do", "Options", "When to switch it off", "Examples", "Sources"];

/** Where the page of the rule `id` is not made as pages are made. */
export function pageBreaches(id: string, page: string, hasOptions: boolean): readonly string[] {
  const prose = withoutFences(page);
  const [title, summary] = prose.filter((line) => line.trim() !== "");
  const headings = prose.filter((line) => line.startsWith("## ")).map((line) => line.slice(3));
  const expected = chapters.filter((chapter) => chapter !== "Options" || hasOptions);
  return [
    ...(title === `# ${id}` ? [] : [`its first line is not "# ${id}"`]),
    ...(summary === undefined || summary.startsWith("#") ? ["no sentence below the title says what is wrong"] : []),
    ...(headings.join() === expected.join() ? [] : [`its chapters are ${headings.join(", ")} instead of ${expected.join(", ")}`]),
    ...(prose.slice(prose.indexOf("## Sources")).join("\n").includes("https://") ? [] : ["its sources hold no link"]),
  ];
}

/** The lines outside code fences, where a `#` is a heading and no comment. */
function withoutFences(page: string): readonly string[] {
  let fence: string | undefined;
  return page.split("\n").filter((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark === undefined) return true;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    return false;
  });
}
