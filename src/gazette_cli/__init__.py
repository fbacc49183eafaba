"""gazette"""
