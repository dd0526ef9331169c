package io.plimsoll.client;

import org.springframework.data.repository.ListCrudRepository;

interface KeptCalendarRows extends ListCrudRepository<KeptCalendar, String> {}
