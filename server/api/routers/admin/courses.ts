import { adminProcedure, router, staffProcedure } from '@/server/api/trpc';
import { getCourseForStaff, getCourseForStaffInput } from '@/server/school/catalog/get-course-for-staff';
import { listCourseFacets } from '@/server/school/catalog/list-course-facets';
import {
  listCoursesForStaff,
  listCoursesForStaffInput,
} from '@/server/school/catalog/list-courses-for-staff';
import { addPlan, addPlanInput } from '@/server/school/course-changes/add-plan';
import { createCourse, createCourseInput } from '@/server/school/course-changes/create-course';
import { setCourseRetired, setCourseRetiredInput } from '@/server/school/course-changes/set-course-retired';
import { setPlanRetired, setPlanRetiredInput } from '@/server/school/course-changes/set-plan-retired';
import { updateCourse, updateCourseInput } from '@/server/school/course-changes/update-course';
import { updatePlan, updatePlanInput } from '@/server/school/course-changes/update-plan';

export const coursesRouter = router({
  list: staffProcedure
    .input(listCoursesForStaffInput)
    .query(({ ctx, input }) => listCoursesForStaff(ctx, input)),
  facets: staffProcedure.query(({ ctx }) => listCourseFacets(ctx)),
  get: staffProcedure.input(getCourseForStaffInput).query(({ ctx, input }) => getCourseForStaff(ctx, input)),

  create: adminProcedure.input(createCourseInput).mutation(({ ctx, input }) => createCourse(ctx, input)),
  update: adminProcedure.input(updateCourseInput).mutation(({ ctx, input }) => updateCourse(ctx, input)),
  setRetired: adminProcedure
    .input(setCourseRetiredInput)
    .mutation(({ ctx, input }) => setCourseRetired(ctx, input)),
  addPlan: adminProcedure.input(addPlanInput).mutation(({ ctx, input }) => addPlan(ctx, input)),
  updatePlan: adminProcedure.input(updatePlanInput).mutation(({ ctx, input }) => updatePlan(ctx, input)),
  setPlanRetired: adminProcedure
    .input(setPlanRetiredInput)
    .mutation(({ ctx, input }) => setPlanRetired(ctx, input)),
});
