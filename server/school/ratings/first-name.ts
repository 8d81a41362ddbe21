/** The first name of a person for the public: the first word of the name, and "A student" for an address in its place. */
export function firstName(name: string): string {
  const [first = ''] = name.trim().split(/[\s.,@]+/);
  return first === '' || name.includes('@') ? 'A student' : first;
}
