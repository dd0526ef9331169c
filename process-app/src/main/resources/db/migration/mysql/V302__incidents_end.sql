-- An incident that nothing else has caused refers to itself. MySQL follows the engine's cascade from such a row to itself
-- until it gives up, so no incident could be ended. The engine deletes what belongs together without a cascade, too.
alter table ACT_RU_INCIDENT drop foreign key ACT_FK_INC_CAUSE;
alter table ACT_RU_INCIDENT drop foreign key ACT_FK_INC_RCAUSE;
