export const isIn = (path: string, ...folders: string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

export const isTest = (path: string): boolean => isIn(path, 'tests') || /\.test\.tsx?$/.test(path);

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
