"""The framing coach: reads a goal as it is written and says which kind it reads like (method.md 2)."""
