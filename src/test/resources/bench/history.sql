-- The calls of half a year, in the order of their times: more each month, fewer at weekends, most around noon. Columns
-- are named as in the tables they go to. $ROWS calls, made like one of $EXAMPLES events that our writer has stored.
create unlogged table bench_plan as
with days as (
    select at::date as day,
           (array[0.3, 1, 1.05, 1, 1, 0.95, 0.45])[1 + extract(dow from at)::int]
               * (1 + (at::date - (current_date - 182)) / 182.0) as weight
      from generate_series(current_date - 182, current_date - 1, interval '1 day') as d (at)
), shares as (
    -- Rounded together, so that they add up.
    select day, round(sum(weight) over (order by day) / sum(weight) over () * $ROWS)
                    - round((sum(weight) over (order by day) - weight) / sum(weight) over () * $ROWS) as calls
      from days
), calls as (
    select day + (5 + 16 * (random() + random() + random()) / 3) * interval '1 hour' as at,
           random() as whose, random() as which, random() as fate, random() as mood,
           least(3000, exp(4.5 + 1.4 * (random() + random() + random() + random() - 2))) as seconds
      from shares, generate_series(1, calls::int)
), numbered as (
    select row_number() over (order by at) as id, *,
           -- One client has $SHARE of all calls, the smallest one 3 % of the rest.
           (select count(*)
              from unnest(array[0, 0.33, 0.53, 0.7, 0.83, 0.92, 0.97]) as part
             where whose > $SHARE + (1 - $SHARE) * part)::int as client,
           case when fate < 0.13 then 'not_connected'
                when fate < 0.22 then 'voicemail'
                when fate < 0.27 then 'transferred'
                when fate < 0.29 then 'error'
                else 'answered' end as kind
      from calls
)
select id,
       floor(which * $EXAMPLES)::int as example,
       kind <> 'not_connected' as spoken,
       'call_' || left(md5(id::text || 'history'), 27) as call_id,
       c.client_id,
       a.agent_id,
       case kind when 'not_connected' then 'not_connected' when 'error' then 'error' else 'ended' end as status,
       case kind when 'error' then 'failed' else kind end as outcome,
       case when kind <> 'not_connected' then at end as started_at,
       case when kind <> 'not_connected' then at + seconds * interval '1 second' end as ended_at,
       case when kind <> 'not_connected' then round(seconds * 1000)::bigint else 0 end as duration_ms,
       case kind when 'not_connected' then (array['dial_no_answer', 'dial_busy', 'dial_failed'])[1 + floor(mood * 3)::int]
                 when 'voicemail' then 'voicemail_reached'
                 when 'transferred' then 'call_transfer'
                 when 'error' then 'error_llm_websocket_open'
                 else (array['user_hangup', 'agent_hangup'])[1 + (mood > 0.6)::int] end as disconnection_reason,
       kind = 'voicemail' as in_voicemail,
       kind in ('answered', 'transferred') and mood < 0.8 as successful,
       case when kind = 'not_connected' then 'Unknown'
            when mood < 0.45 then 'Positive'
            when mood < 0.87 then 'Neutral'
            else 'Negative' end as sentiment,
       case when which < 0.7 then 'inbound' else 'outbound' end as direction,
       '+1415555' || lpad(floor(fate * 9999)::text, 4, '0') as from_number,
       case when kind <> 'not_connected' then 600 + 1200 * mood * mood end as latency_ms,
       at as first_said_at,
       at as created_at,
       at as pinned_at,
       at + (seconds + 7) * interval '1 second' as received_at,
       (extract(epoch from at + (seconds + 7) * interval '1 second') * 1000)::bigint as sent_at
  from numbered n
  join bench_client c on c.client = n.client
  join bench_agent a on a.client = n.client and a.agent = floor(n.mood * 3)::int
 order by id
