<?php

require_once __DIR__ . '/twilio/sdk/src/Twilio/autoload.php';
