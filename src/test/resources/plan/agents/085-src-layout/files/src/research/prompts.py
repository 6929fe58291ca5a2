SUMMARY = "Summarise what is known about {topic} from {hits}"
