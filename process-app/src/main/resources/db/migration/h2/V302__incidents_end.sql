-- As on MySQL, where these keep incidents from being ended.
alter table ACT_RU_INCIDENT drop constraint ACT_FK_INC_CAUSE;
alter table ACT_RU_INCIDENT drop constraint ACT_FK_INC_RCAUSE;
