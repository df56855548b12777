"""The names of the photographs and the scenes behind them."""

from . import scenes_air, scenes_camp, scenes_hall, scenes_land, scenes_road

PICTURES = {
    "motorway-landing": scenes_air.motorway_landing,
    "attack-aircraft": scenes_air.attack_pair,
    "motorway-refuelling": scenes_air.refuelling,
    "helicopters": scenes_air.helicopters,
    "supply-column": scenes_road.supply_column,
    "pontoon-bridge": scenes_road.pontoon_bridge,
    "field-kitchen": scenes_camp.field_kitchen,
    "field-hospital": scenes_camp.field_hospital,
    "signals-sunrise": scenes_camp.signals_sunrise,
    "night-march": scenes_road.night_march,
    "formation": scenes_hall.formation,
    "mountain-ascent": scenes_land.mountain_ascent,
    "mountain-lake": scenes_land.lake,
    "radar-post": scenes_camp.radar_post,
    "decontamination": scenes_camp.decontamination,
    "depot": scenes_camp.depot,
    "steppe-carriers": scenes_road.steppe_armour,
    "forest-patrol": scenes_land.forest_patrol,
    "observation-post": scenes_land.observation_post,
    "airlift": scenes_air.airlift,
    "winter-column": scenes_road.winter_column,
    "parachutes": scenes_air.parachutes,
    "headquarters": scenes_hall.headquarters,
    "round-table": scenes_hall.round_table,
    "podium": scenes_hall.podium,
}
