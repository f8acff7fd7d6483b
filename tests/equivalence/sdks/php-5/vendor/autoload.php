<?php

require_once __DIR__ . '/twilio/sdk/Twilio/autoload.php';
