/** The people of the demo district who sign in. All fictional; the numbers are those of its script. */
export interface DemoUser {
  ref: string
  signIn: string
  name: string
  title: string
  phone?: string
  /** Role and school code; no school means the district. */
  roles: readonly (readonly [role: string, school?: string])[]
  /** Days from the first school day until an outside person's agreement ends. */
  agreementDays?: number
  /** Shown on the demo's sign-in page. */
  shown?: boolean
}

export const demoUsers: readonly DemoUser[] = [
  {
    ref: 'U00',
    signIn: 'n.frost',
    name: 'Nadia Frost',
    title: 'Information systems',
    roles: [['administrator']],
    shown: true,
  },
  {
    ref: 'U01',
    signIn: 'h.okafor',
    name: 'Dr. Helen Okafor',
    title: 'Director of Safe Schools, district lead',
    phone: '(555) 010-0201',
    roles: [['district-lead']],
    shown: true,
  },
  {
    ref: 'U02',
    signIn: 'm.bell',
    name: 'Marcus Bell',
    title: 'Safety manager',
    phone: '(555) 010-0202',
    roles: [['member']],
    shown: true,
  },
  {
    ref: 'U03',
    signIn: 'p.raman',
    name: 'Priya Raman',
    title: 'Dispatcher',
    phone: '(555) 010-0203',
    roles: [['referrer'], ['dispatcher']],
    shown: true,
  },
  {
    ref: 'U04',
    signIn: 'l.ortega',
    name: 'Sgt. Luis Ortega',
    title: 'School resource sergeant, Tule County Sheriff',
    phone: '(555) 010-0204',
    roles: [['officer']],
    agreementDays: 320,
  },
  {
    ref: 'U05',
    signIn: 'd.whitfield',
    name: 'Dep. Dana Whitfield',
    title: 'School resource officer DVH and SRH',
    phone: '(555) 010-0205',
    roles: [
      ['officer', 'DVH'],
      ['officer', 'SRH'],
    ],
    agreementDays: 320,
    shown: true,
  },
  {
    ref: 'U06',
    signIn: 't.nguyen',
    name: 'Ofc. Tom Nguyen',
    title: 'School resource officer MMS and ACE',
    phone: '(555) 010-0206',
    roles: [
      ['officer', 'MMS'],
      ['officer', 'ACE'],
    ],
    agreementDays: 79,
  },
  {
    ref: 'U07',
    signIn: 'k.lindqvist',
    name: 'Karen Lindqvist',
    title: 'Assistant principal DVH, team chair',
    phone: '(555) 010-0207',
    roles: [['chair', 'DVH']],
    shown: true,
  },
  {
    ref: 'U08',
    signIn: 'j.amaya',
    name: 'Joseph Amaya',
    title: 'Principal DVH',
    phone: '(555) 010-0208',
    roles: [['principal', 'DVH']],
  },
  {
    ref: 'U09',
    signIn: 'a.beltran',
    name: 'Ana Beltrán',
    title: 'Counselor DVH',
    phone: '(555) 010-0209',
    roles: [['counselor', 'DVH']],
  },
  {
    ref: 'U10',
    signIn: 'r.feldman',
    name: 'Dr. Ruth Feldman',
    title: 'School psychologist DVH and SRH',
    phone: '(555) 010-0210',
    roles: [
      ['counselor', 'DVH'],
      ['counselor', 'SRH'],
    ],
  },
  { ref: 'U11', signIn: 'w.harmon', name: 'Wes Harmon', title: 'English teacher DVH', roles: [['referrer', 'DVH']] },
  {
    ref: 'U12',
    signIn: 't.brooks',
    name: 'Tiana Brooks',
    title: 'Campus monitor DVH',
    roles: [
      ['referrer', 'DVH'],
      ['campus-monitor', 'DVH'],
    ],
    shown: true,
  },
  {
    ref: 'U13',
    signIn: 'g.salonga',
    name: 'Greg Salonga',
    title: 'Assistant principal MMS, team chair',
    phone: '(555) 010-0213',
    roles: [
      ['chair', 'MMS'],
      ['principal', 'MMS'],
    ],
  },
  {
    ref: 'U14',
    signIn: 'm.cho',
    name: 'Mei-Lin Cho',
    title: 'Counselor MMS',
    phone: '(555) 010-0214',
    roles: [['counselor', 'MMS']],
  },
  {
    ref: 'U15',
    signIn: 'o.grant',
    name: 'Olivia Grant',
    title: 'Special-education program specialist',
    phone: '(555) 010-0215',
    roles: [['member']],
  },
  {
    ref: 'U16',
    signIn: 'd.walker',
    name: 'Denise Walker',
    title: 'Principal ACE, team chair',
    phone: '(555) 010-0216',
    roles: [
      ['chair', 'ACE'],
      ['principal', 'ACE'],
    ],
    shown: true,
  },
  {
    ref: 'U17',
    signIn: 'p.ibarra',
    name: 'Paul Ibarra',
    title: 'Counselor ACE',
    phone: '(555) 010-0217',
    roles: [['counselor', 'ACE']],
    shown: true,
  },
  {
    ref: 'U18',
    signIn: 'y.reyes',
    name: 'Yolanda Reyes',
    title: 'Assistant principal SRH, team chair',
    phone: '(555) 010-0218',
    roles: [
      ['chair', 'SRH'],
      ['principal', 'SRH'],
    ],
    shown: true,
  },
  {
    ref: 'U19',
    signIn: 'b.adler',
    name: 'Ben Adler',
    title: 'Counselor SRH',
    phone: '(555) 010-0219',
    roles: [['counselor', 'SRH']],
    shown: true,
  },
  {
    ref: 'U20',
    signIn: 's.petrov',
    name: 'Sonia Petrov',
    title: 'Human resources director',
    phone: '(555) 010-0220',
    roles: [['referrer'], ['hr']],
    shown: true,
  },
  {
    ref: 'U21',
    signIn: 'c.jennings',
    name: 'Carl Jennings',
    title: 'Deputy superintendent, auditor',
    roles: [['auditor']],
    shown: true,
  },
  {
    ref: 'U22',
    signIn: 'f.noor',
    name: 'Fatima Noor',
    title: 'Data and equity analyst',
    roles: [['referrer'], ['analyst']],
    shown: true,
  },
  {
    ref: 'U23',
    signIn: 'e.park',
    name: 'Elise Park',
    title: 'Deputy probation officer',
    phone: '(555) 010-0223',
    roles: [['external']],
    agreementDays: 320,
    shown: true,
  },
  {
    ref: 'U24',
    signIn: 'j.stone',
    name: 'Jared Stone',
    title: 'Communications officer',
    roles: [['referrer'], ['communications']],
    shown: true,
  },
  {
    ref: 'U25',
    signIn: 'l.marin',
    name: 'Lupe Marín',
    title: 'Registrar DVH',
    roles: [
      ['referrer', 'DVH'],
      ['registrar', 'DVH'],
    ],
    shown: true,
  },
  {
    ref: 'U26',
    signIn: 'v.lang',
    name: 'Victor Lang',
    title: 'Lead campus supervisor DVH',
    phone: '(555) 010-0226',
    roles: [['member', 'DVH']],
  },
  {
    ref: 'U27',
    signIn: 'r.jimenez',
    name: 'Rosa Jimenez',
    title: 'Attendance secretary MMS',
    roles: [['referrer', 'MMS']],
  },
  {
    ref: 'U28',
    signIn: 'c.ruiz',
    name: 'Carla Ruiz',
    title: 'Yard aide ACE',
    roles: [['referrer', 'ACE']],
    shown: true,
  },
  {
    ref: 'U29',
    signIn: 'w.tanaka',
    name: 'Wendell Tanaka',
    title: 'Records officer',
    roles: [['records-officer']],
    shown: true,
  },
]

/** Who opens reports, in the order in which they are asked. */
export const demoTriageGroups: Readonly<Record<string, readonly string[]>> = {
  ACE: ['U16', 'U17'],
  SRH: ['U18', 'U19'],
  DVH: ['U07', 'U09'],
  MMS: ['U13', 'U14'],
}
export const demoOnDuty = ['U01', 'U02', 'U04'] as const
export const demoDeputies = [['U01', 'U02']] as const
