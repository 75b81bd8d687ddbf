/** Whether a text is that of a plan of Terraform which changes what is deployed, as far as its words tell. */
export function mayChange(text: string): boolean {
  return text.includes('"resource_changes"') && /"(update|delete)"/.test(text);
}
