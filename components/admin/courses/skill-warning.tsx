/** Warns about a skill that nobody teaches: the course can be sold, but every purchase will wait. */
export function SkillWarning({
  skill,
  known,
}: {
  skill: string;
  known: { skill: string; teachers: number }[];
}) {
  const name = skill.trim().toLowerCase().replace(/\s+/g, '-');
  if (!name) return null;
  const teachers = known.find((each) => each.skill === name)?.teachers ?? 0;
  if (teachers > 0) {
    return (
      <span className="text-muted">
        {teachers === 1 ? '1 trainer teaches' : `${teachers} trainers teach`} {name}.
      </span>
    );
  }
  return (
    <span className="font-medium text-warn">
      No trainer teaches {name}. Students who buy the course will wait until one does.
    </span>
  );
}
