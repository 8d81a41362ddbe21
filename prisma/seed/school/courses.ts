import { dataCourses } from './courses-data';
import { peopleCourses } from './courses-people';
import { programmingCourses } from './courses-programming';

/** Everything the demo school sells. */
export const courses = [...programmingCourses, ...dataCourses, ...peopleCourses];
