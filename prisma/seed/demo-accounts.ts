/** Who one can be in the demo school. These passwords are public: the seed refuses to run where real money moves. */
export type DemoAccount = {
  /** A trainer's is linked to the trainer of its name. */
  role: 'STUDENT' | 'TRAINER' | 'SUPPORT' | 'ADMIN';
  name: string;
  email: string;
  password: string;
  zone: string;
};

export const demoAccounts: DemoAccount[] = [
  {
    role: 'STUDENT',
    name: 'Aarav Sharma',
    email: 'aarav@caravan.example',
    password: 'learn-with-caravan',
    zone: 'Asia/Kolkata',
  },
  {
    role: 'TRAINER',
    name: 'Ishita Rao',
    email: 'ishita@caravan.example',
    password: 'teach-with-caravan',
    zone: 'Asia/Kolkata',
  },
  {
    role: 'SUPPORT',
    name: 'Sofia Lindqvist',
    email: 'sofia@caravan.example',
    password: 'help-with-caravan',
    zone: 'Europe/Stockholm',
  },
  {
    role: 'ADMIN',
    name: 'Meera Nair',
    email: 'meera@caravan.example',
    password: 'steer-the-caravan',
    zone: 'Asia/Kolkata',
  },
];
